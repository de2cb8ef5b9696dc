// The runtime's own module, as far as it is used here.

declare module "cloudflare:workers" {
  /** Base of a Durable Object, whose methods can be called from afar. */
  export abstract class DurableObject {
    protected ctx: import("./runtime.js").ObjectState;
    protected env: unknown;
    constructor(state: unknown, env: unknown);
    alarm?(): Promise<void>;
  }

  /** Base of an object whose methods can be called from afar while it is held there. */
  export abstract class RpcTarget {}
}
