import core from "smartrecruiters/core.wasm";
import { initialize, SmartRecruiters } from "smartrecruiters/slim";

initialize(core);
export const sr = new SmartRecruiters({ apiKey: "key" });
