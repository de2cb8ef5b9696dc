//! Every key that a document may use. A key that is not here is a misprint until it is added, with a reader, on purpose.

/// Keys that one kind of object may have.
pub(crate) struct Vocabulary {
    /// The kind of object, with its article.
    pub(crate) of: &'static str,
    /// Keys that OpenAPI 3.1 and JSON Schema 2020-12 define.
    pub(crate) standard: &'static [&'static str],
    /// Extensions of this catalogue.
    pub(crate) extensions: &'static [&'static str],
}

pub(crate) const DOCUMENT: Vocabulary = Vocabulary {
    of: "a document",
    standard: &["openapi", "info", "servers", "tags", "paths", "webhooks", "components"],
    extensions: &["x-family"],
};

pub(crate) const INFO: Vocabulary =
    Vocabulary { of: "`info`", standard: &["title", "version", "summary", "description", "license"], extensions: &[] };

pub(crate) const COMPONENTS: Vocabulary =
    Vocabulary { of: "`components`", standard: &["parameters", "schemas", "securitySchemes"], extensions: &[] };

pub(crate) const PATH: Vocabulary = Vocabulary { of: "a path", standard: &["get", "post", "put", "patch", "delete"], extensions: &[] };

pub(crate) const OPERATION: Vocabulary = Vocabulary {
    of: "an operation",
    standard: &["operationId", "summary", "description", "tags", "deprecated", "security", "parameters", "requestBody", "responses"],
    extensions: &["x-assumed-success", "x-auth", "x-confidence", "x-paging", "x-rate", "x-replaced-by", "x-scopes-mode", "x-vendor-id"],
};

pub(crate) const WEBHOOK: Vocabulary = Vocabulary { of: "an event", standard: &["post"], extensions: &[] };

pub(crate) const DELIVERY: Vocabulary = Vocabulary {
    of: "the delivery of an event",
    standard: &["operationId", "summary", "description", "tags", "security", "parameters", "requestBody", "responses"],
    extensions: &["x-link-header"],
};

pub(crate) const PARAMETER: Vocabulary = Vocabulary {
    of: "a parameter",
    standard: &["name", "in", "required", "description", "style", "explode", "deprecated", "schema", "example"],
    extensions: &["x-style"],
};

pub(crate) const BODY: Vocabulary =
    Vocabulary { of: "a request body", standard: &["description", "required", "content"], extensions: &["x-patch"] };

pub(crate) const RESPONSE: Vocabulary =
    Vocabulary { of: "a response", standard: &["description", "headers", "content"], extensions: &["x-error-codes"] };

pub(crate) const HEADER: Vocabulary = Vocabulary { of: "a response header", standard: &["description", "schema"], extensions: &[] };

pub(crate) const MEDIA: Vocabulary = Vocabulary { of: "a media type", standard: &["schema", "example"], extensions: &[] };

pub(crate) const RATE: Vocabulary = Vocabulary { of: "`x-rate`", standard: &["perSecond", "concurrent"], extensions: &[] };

pub(crate) const PAGING: Vocabulary = Vocabulary { of: "`x-paging`", standard: &["dialect", "request", "response"], extensions: &[] };

pub(crate) const PAGING_REQUEST: Vocabulary = Vocabulary {
    of: "`x-paging.request`",
    standard: &["cursor", "offset", "page", "limit", "default", "min", "max", "whole"],
    extensions: &[],
};

pub(crate) const PAGING_RESPONSE: Vocabulary =
    Vocabulary { of: "`x-paging.response`", standard: &["items", "cursor", "total", "link"], extensions: &[] };

pub(crate) const SCHEMA: Vocabulary = Vocabulary {
    of: "a schema",
    standard: &[
        "$ref",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "contentEncoding",
        "contentMediaType",
        "default",
        "deprecated",
        "description",
        "enum",
        "example",
        "examples",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "items",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "not",
        "oneOf",
        "pattern",
        "patternProperties",
        "properties",
        "propertyNames",
        "readOnly",
        "required",
        "title",
        "type",
        "uniqueItems",
        "writeOnly",
    ],
    extensions: &["x-known", "x-open"],
};

/// Every extension, for the message about an unknown one.
pub(crate) fn extensions() -> Vec<&'static str> {
    let mut all: Vec<&str> =
        [DOCUMENT, OPERATION, DELIVERY, PARAMETER, BODY, RESPONSE, SCHEMA].iter().flat_map(|one| one.extensions).copied().collect();
    all.sort_unstable();
    all
}
