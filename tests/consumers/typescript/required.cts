import smartrecruiters = require("smartrecruiters");

export const sr = new smartrecruiters.SmartRecruiters({ apiKey: "key" });
export const user: Promise<smartrecruiters.users.User> = sr.users.me();

import webhooks = require("smartrecruiters/webhooks");

export const event: Promise<webhooks.WebhookEvent> = webhooks.verify({ headers: {}, body: "" }, "key");

import sandbox = require("smartrecruiters/sandbox");
import explanation = require("smartrecruiters/explain");
import disk = require("smartrecruiters/node");
import validation = require("smartrecruiters/validate");

export const box: Promise<sandbox.Sandbox> = sandbox.createSandbox();
export const faults: validation.Fault[] = validation.validate("users.create", {});
export const remedies: ReturnType<typeof explanation.meaning> = explanation.meaning("USER_NOT_FOUND");
export const file: Promise<smartrecruiters.FileInput> = disk.fileFrom("cv.pdf");
