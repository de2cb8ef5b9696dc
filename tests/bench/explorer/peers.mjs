// The pages that are measured: ours, and each peer as its documents set it up, all on the same document.
//
// `usable` and `form` run in the page: whether the list of operations is there, and whether the form of `users.create` is. `entry` is what a
// reader clicks to open it. `link` is where the operation can be linked to.

const html = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API</title><meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;

export const PAGES = {
  ours: {
    code: ["/index.html", "/explorer.css", "/theme.js", "/boot.js", "/explorer.js", "/explorer_bg.wasm"],
    usable: () => document.querySelectorAll('nav a[href*="users.create"]').length > 0,
    entry: () => document.querySelector('nav a[href*="users.create"]'),
    form: () => !!document.querySelector("body:not([data-ahead]) [data-testid=try]:not([disabled])") && /Create a user/.test(document.querySelector("h1")?.textContent),
    link: "users.create.html",
  },
  "OpenAPI Explorer": {
    code: ["/peers/openapi-explorer/dist/browser/openapi-explorer.min.js"],
    html: html('<script type="module" src="/peers/openapi-explorer/dist/browser/openapi-explorer.min.js"></script>', '<openapi-explorer spec-url="/openapi.json"></openapi-explorer>'),
    usable: () => document.querySelector("openapi-explorer")?.shadowRoot?.querySelectorAll(".nav-bar-path").length > 300,
    entry: () => [...document.querySelector("openapi-explorer").shadowRoot.querySelectorAll(".nav-bar-path")].find((one) => one.id.endsWith("post-/user-api/v201804/users")),
    form: () => !!document.querySelector("openapi-explorer")?.shadowRoot?.querySelector(".btn-execute"),
    link: "#?route=post-/user-api/v201804/users",
  },
  RapiDoc: {
    code: ["/peers/rapidoc/dist/rapidoc-min.js"],
    html: html('<script type="module" src="/peers/rapidoc/dist/rapidoc-min.js"></script>', '<rapi-doc spec-url="/openapi.json" render-style="focused" load-fonts="false"></rapi-doc>'),
    usable: () => document.querySelector("rapi-doc")?.shadowRoot?.querySelectorAll(".nav-bar-path").length > 300,
    entry: () => document.querySelector("rapi-doc").shadowRoot.querySelector('[data-content-id="post-/user-api/v201804/users"]'),
    form: () => !!document.querySelector("rapi-doc")?.shadowRoot?.querySelector("api-request")?.shadowRoot?.querySelector("textarea, .request-body-param"),
    link: "#post-/user-api/v201804/users",
  },
  "Swagger UI": {
    code: ["/peers/swagger-ui-dist/swagger-ui.css", "/peers/swagger-ui-dist/swagger-ui-bundle.js"],
    html: html(
      '<link rel="stylesheet" href="/peers/swagger-ui-dist/swagger-ui.css">',
      '<div id="ui"></div><script src="/peers/swagger-ui-dist/swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ url: "/openapi.json", dom_id: "#ui", deepLinking: true, tryItOutEnabled: true })</script>',
    ),
    usable: () => document.querySelectorAll(".opblock").length > 40,
    entry: () => document.querySelector('[id="operations-users-users\\\\.create"] .opblock-summary-control'),
    form: () => !!document.querySelector(".opblock-body textarea"),
    link: "#/users/users.create",
  },
  Elements: {
    code: ["/peers/@stoplight/elements/styles.min.css", "/peers/@stoplight/elements/web-components.min.js"],
    html: html(
      '<link rel="stylesheet" href="/peers/@stoplight/elements/styles.min.css"><script src="/peers/@stoplight/elements/web-components.min.js"></script>',
      '<elements-api apiDescriptionUrl="/openapi.json" router="hash"></elements-api>',
    ),
    usable: () => [...document.querySelectorAll("elements-api .sl-stack div[title], elements-api [id^='sl-toc']")].length > 20,
    form: () => [...document.querySelectorAll("elements-api button")].some((one) => one.textContent === "Send API Request"),
    link: "#/operations/users.create",
  },
  Scalar: {
    code: ["/peers/@scalar/api-reference/dist/browser/standalone.js"],
    html: html("", '<div id="app"></div><script src="/peers/@scalar/api-reference/dist/browser/standalone.js"></script><script>Scalar.createApiReference("#app", { url: "/openapi.json", withDefaultFonts: false, telemetry: false })</script>'),
    usable: () => document.querySelectorAll("aside li, nav li").length > 20,
    form: () => [...document.querySelectorAll("button")].some((one) => one.textContent.includes("Test Request")),
    link: "#tag/users/POST/user-api/v201804/users",
  },
};
