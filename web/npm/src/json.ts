// Where a text stops being JSON. What runtimes say about it differs, and some say nothing.

/** The first place that cannot be read, in words. */
export function breakage(text: string): string {
  let at = 0;
  const eat = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const sign = (pattern: RegExp): boolean => (eat(/[ \t\n\r]*/y), eat(pattern));
  const string = (): boolean => sign(/"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y) && eat(/"/y);
  const items = (end: RegExp, item: () => boolean): boolean => {
    if (sign(end)) return true;
    do if (!item()) return false;
    while (sign(/,/y));
    return eat(end);
  };
  const value = (): boolean =>
    sign(/\{/y)
      ? items(/\}/y, () => string() && sign(/:/y) && value())
      : eat(/\[/y)
        ? items(/\]/y, value)
        : text[at] === '"'
          ? string()
          : eat(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y);
  if (value()) eat(/[ \t\n\r]*/y);
  const lines = text.slice(0, at).split("\n");
  return `line ${lines.length}, column ${[...lines.pop()!].length + 1}`;
}
