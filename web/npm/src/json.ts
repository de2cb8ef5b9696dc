// Where a text stops being JSON. What runtimes say about it differs, and some say nothing.

/** The first place that cannot be read, in words. */
export function breakage(text: string): string {
  let at = 0;
  /** Passes over space, and over what the pattern says where that is there. */
  const eat = (pattern: string): boolean => {
    const sticky = RegExp(`[ \t\n\r]*(${pattern})?`, "y");
    sticky.lastIndex = at;
    const [all, found] = sticky.exec(text)!;
    at += all.length;
    return found != null;
  };
  const string = (): boolean => eat(String.raw`"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*`) && text[at] === '"' && ++at > 0;
  const items = (item: () => boolean, end: string): boolean => {
    if (eat(end)) return true;
    do if (!item()) return false;
    while (eat(","));
    return eat(end);
  };
  // Where a string breaks off nothing else is tried.
  const value = (): boolean =>
    eat("{")
      ? items(() => string() && eat(":") && value(), "}")
      : eat("\\[")
        ? items(value, "]")
        : eat(String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null`) || string();
  if (value()) eat("");
  const lines = text.slice(0, at).split("\n");
  return `line ${lines.length}, column ${[...lines.pop()!].length + 1}`;
}
