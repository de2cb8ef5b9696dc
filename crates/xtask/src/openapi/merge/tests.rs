use super::*;

fn document(base: &str, path: &str, schemas: &Value, scope: &str) -> Value {
    json!({
        "info": { "version": "2026.11" },
        "servers": [{ "url": format!("https://api.example.com{base}") }],
        "tags": [{ "name": "people" }],
        "paths": { path: { "get": { "responses": { "200": { "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/Page" } } } } } } } },
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": { "flows": { "clientCredentials": { "scopes": { scope: "" } } } } },
        },
    })
}

/// Two documents: `Same` is the same in both, `User` differs, and `Page` reads the same in both but refers to `User`.
fn two(other_base: &str) -> [(String, Value); 2] {
    let schemas = |kind: &str| {
        json!({
            "Same": { "type": "string" },
            "User": { "type": kind },
            "Page": { "items": { "$ref": "#/components/schemas/User" } },
        })
    };
    [
        ("users".into(), document("/v2", "/users", &schemas("object"), "read")),
        ("users-legacy".into(), document(other_base, "/users", &schemas("string"), "manage")),
    ]
}

#[test]
fn a_schema_is_named_after_its_family_where_it_or_what_it_refers_to_differs() {
    let merged = merge(&two("")).expect("nothing is there twice");
    let names: Vec<&str> = entries(&merged, "/components/schemas").map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Same", "Users.User", "Users.Page", "UsersLegacy.User", "UsersLegacy.Page"]);
    assert_eq!(merged["components"]["schemas"]["UsersLegacy.Page"]["items"]["$ref"], "#/components/schemas/UsersLegacy.User");
    let answer = &merged["paths"]["/v2/users"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(answer, "#/components/schemas/Users.Page");
}

#[test]
fn paths_take_the_base_of_their_family_and_hosts_are_kept_once() {
    let merged = merge(&two("")).expect("nothing is there twice");
    let paths: Vec<&str> = entries(&merged, "/paths").map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["/v2/users", "/users"]);
    assert_eq!(merged["servers"], json!([{ "url": "https://api.example.com" }]));
    assert_eq!(merged["tags"], json!([{ "name": "people" }]));
    let scopes = &merged["components"]["securitySchemes"]["token"]["flows"]["clientCredentials"]["scopes"];
    assert_eq!(scopes, &json!({ "manage": "", "read": "" }));
}

#[test]
fn an_operation_in_two_documents_is_refused() {
    let failure = merge(&two("/v2")).expect_err("both have GET /v2/users").to_string();
    assert!(failure.contains("get /v2/users is in several documents, the last of them users-legacy.yaml"), "{failure}");
}
