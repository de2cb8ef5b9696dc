// Operations, out of the generated columns.

import { ids, limits, pagings, parameters, paths, rates, traits } from "./generated/table.js";
import type { GovernorClass } from "./types.js";

/** How a list is paged: dialect as a number of the core, usual and largest size, names. */
export interface Paging {
  readonly dialect: number;
  readonly usual: number;
  readonly most: number;
  readonly position: string;
  readonly size: string;
  readonly items: string;
  readonly cursor: string;
  readonly total: string;
  /** A parameter with its value that a complete list needs. */
  readonly whole: string;
}

/** What the driver knows of an operation. */
export interface Operation extends GovernorClass {
  /** Id, such as `users.create`. */
  readonly name: string;
  readonly method: string;
  /** What the core wants to know of it. */
  readonly card: string;
  /** How many path arguments there are. */
  readonly count: number;
  /** What is sent: 0 nothing, 1 JSON, 2 JSON Patch, 3 form, 4 multipart. */
  readonly body: number;
  /** Whether there are query or header parameters. */
  readonly named: boolean;
  readonly isFile: boolean;
  readonly paging: Paging | undefined;
}

/** Methods in the order of the core. */
export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Ids of all operations. */
export const names = unfold(ids, ".");
const made: Operation[] = [];
let columns: [string[], string[]];

/** The operation with this number. */
export function operation(number: number): Operation {
  return (made[number] ??= make(number));
}

/** Paths of all operations. */
export const templates = (): string[] => (columns ??= [unfold(paths, "/").map(spell), parameters.split(" ")])[0];

/** A path whose digits stand for words of the id. */
const spell = (path: string, number: number): string =>
  path.replace(/\b\d\b/g, (place) => names[number]!.split(".")[+place]!.replace(/[A-Z]/g, (sign) => "-" + sign.toLowerCase()));

function make(number: number): Operation {
  const path = templates()[number]!;
  const given = columns[1][number]!;
  const at = number * 2;
  const digit = (column: string, place: number): number => column.charCodeAt(place) - 48;
  const [perSecond, concurrent] = rates.split(" ")[digit(limits, at)]!.split(",").map(Number) as [number, number];
  const what = digit(traits, at + 1);
  return {
    name: names[number]!,
    perSecond,
    concurrent,
    method: METHODS[digit(traits, at) & 7]!,
    card: `${traits.slice(at, at + 2)}/${path}\0${given.replaceAll(",", "\0")}${given && "\0"}\0`,
    count: path.split("{").length - 1,
    body: what & 7,
    named: !!given,
    isFile: !!(what & 16),
    paging: paging(digit(limits, at + 1)),
  };
}

/** An operation that is in no column, with its parameters. Its credential is the usual one, body and answer are JSON. */
export const free = (method: string, path: string, parameters: string[], hasBody: boolean): Operation =>
  ({
    ...{ name: "request", perSecond: 10, concurrent: 8, method },
    card: [METHODS.indexOf(method) + (hasBody ? "1" : "0") + path, ...parameters.map((name) => "2" + name), "", ""].join("\0"),
  }) as Operation;

function paging(number: number): Paging | undefined {
  if (!number) return;
  const [dialect, usual, most, position, size, items, cursor, total, whole] = pagings.split(" ")[number - 1]!.split(",") as [string, string, string, string, string, string, string, string, string];
  return { dialect: +dialect, usual: +usual, most: +most, position, size, items, cursor, total, whole };
}

/** Texts of a column that repeats no word of the text before. */
function unfold(column: string, sign: string): string[] {
  let before: string[] = [];
  return column.split(" ").map((text) => (before = text.split(sign).map((word, place) => word || before[place]!)).join(sign));
}
