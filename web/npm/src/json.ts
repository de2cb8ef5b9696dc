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
  const space = /[ \t\n\r]*/y;
  const sign = (one: string): boolean => eat(space) && text[at] === one && ++at > 0;
  const string = (): boolean => sign('"') && eat(/(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y) && text[at] === '"' && ++at > 0;
  const items = (end: string, item: () => boolean): boolean => {
    if (sign(end)) return true;
    do if (!item()) return false;
    while (sign(","));
    return sign(end);
  };
  // Where a string breaks off there is nothing that begins another value.
  const value = (): boolean =>
    sign("{")
      ? items("}", () => string() && sign(":") && value())
      : sign("[")
        ? items("]", value)
        : string() || eat(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y);
  if (value()) eat(space);
  const lines = text.slice(0, at).split("\n");
  return `line ${lines.length}, column ${[...lines.pop()!].length + 1}`;
}
