// Rows of a CSV file as it comes in (RFC 4180), so that a report of any length fits into a Worker.

/** Reads rows as lists of fields. */
export async function* rows(stream: ReadableStream<Uint8Array>): AsyncGenerator<string[]> {
  let row: string[] = [];
  let field = "";
  let quoted = false;
  // A quote at the end of a chunk: the end of the field, or the first half of a quote inside it.
  let closing = false;
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    for (const sign of text) {
      if (closing) {
        closing = false;
        quoted = sign === '"';
        if (quoted) {
          field += sign;
          continue;
        }
      }
      if (quoted) {
        if (sign === '"') closing = true;
        else field += sign;
      } else if (sign === '"' && field === "") quoted = true;
      else if (sign === "," || sign === "\n") {
        row.push(field);
        field = "";
        if (sign === "\n") {
          yield row;
          row = [];
        }
      } else if (sign !== "\r") field += sign;
    }
  }
  if (field !== "" || row.length > 0) yield [...row, field];
}
