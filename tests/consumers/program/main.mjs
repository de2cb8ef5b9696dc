import { run } from "./program.mjs";

run(JSON.parse(process.env.STAGE)).then((results) => console.log(JSON.stringify(results)));
