// What the generated signatures are made of.

/** What a method gives. Rejects with a `SmartRecruitersError`. */
export type Reply<Value> = Promise<Value>;

/** What a method gives that lists: one page, as the server sent it. */
export interface ListReply<Page, Item> extends Promise<Page> {
  /** Type of the items. Never there at run time. */
  readonly [item]?: Item;
}

declare const item: unique symbol;

/** What a method gives that downloads; `undefined` where a copy at hand can be the newest. */
export type FileReply<Otherwise = never> = Promise<Download | Otherwise>;

/** A file on its way. The bytes come when they are asked for, once. */
export interface Download {
  /** Name that the server suggests. */
  readonly name: string | undefined;
  /** Media type, such as `application/pdf`. */
  readonly type: string;
  /** Everything, as a Blob. */
  blob(): Promise<Blob>;
  /** Everything, as bytes. */
  bytes(): Promise<Uint8Array>;
  /** Piece by piece. */
  stream(): ReadableStream<Uint8Array>;
}

/** A file to send. What has no name is sent as `file`. */
export type FileInput = Blob | Uint8Array | NamedFile;

/** Content with a name and a media type, where the runtime has no `File`. */
export interface NamedFile {
  /** The content. */
  readonly data: Blob | Uint8Array | string;
  /** Name of the file, such as `cv.pdf`. */
  readonly name: string;
  /** Media type, such as `application/pdf`. */
  readonly type?: string | undefined;
}

/** Options of one call. */
export interface RequestOptions {
  /** Gives the call up: while it waits, connects or reads. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call, its body included. `Infinity` waits for ever. */
  readonly timeout?: number | undefined;
  /** Headers to add or replace. */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
}

/** What proves who is calling. */
export type Credential =
  | {
      /** API key, sent as `X-SmartToken`. */
      readonly apiKey: string;
    }
  | {
      /** Access token of OAuth 2.0, sent as it is until it expires. */
      readonly accessToken: string;
    }
  | {
      /** Id of a client credential. */
      readonly clientId: string;
      /** Its secret. Both are exchanged for access tokens, which are kept and renewed. */
      readonly clientSecret: string;
      /** How id and secret travel: in the form (default) or as HTTP Basic. */
      readonly clientAuth?: "form" | "basic" | undefined;
    };

/** A function like `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of a client. */
export interface ClientOptions {
  /** Whose data: the company's own (default), or the vendor's sandbox, which has credentials of its own. */
  readonly environment?: "production" | "vendor-sandbox" | undefined;
  /** Another address of the API, such as `http://127.0.0.1:7878/sandbox`. Goes before `environment`. */
  readonly baseUrl?: string | undefined;
  /** Sends the requests in place of the runtime's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Milliseconds for a whole call, its body included. 128,000, which the vendor advises, if left out. */
  readonly timeout?: number | undefined;
}
