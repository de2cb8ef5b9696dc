import { guide } from "./guide.mjs";

globalThis.run = (stage) => guide(globalThis.smartrecruiters, stage);
