use serde_json::{Value, json};

use super::{api, generate};

fn documents() -> Vec<(String, Value)> {
    let document = json!({
        "info": {"title": "Pets", "summary": "Animals.", "description": "All animals."},
        "servers": [{"url": "https://api.example.com/pet-api"}],
        "paths": {
            "/pets/{petId}/tags": {
                "get": {
                    "operationId": "pets.tags.list", "summary": "List tags",
                    "x-paging": {"dialect": "offset", "response": {"items": "content"}},
                    "parameters": [
                        {"name": "petId", "in": "path", "required": true, "description": "Id."},
                        {"name": "color", "in": "query", "required": false, "schema": {"type": "array", "items": {"type": "string"}}}
                    ],
                    "responses": {
                        "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Tags"}}}},
                        "404": {"description": "No such pet.", "x-error-codes": ["PET_NOT_FOUND"]}
                    }
                },
                "post": {
                    "operationId": "pets.tags.add", "summary": "Add a tag", "deprecated": true, "x-replaced-by": "pets.tags.list",
                    "parameters": [{"name": "petId", "in": "path", "required": true}],
                    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Tag"}}}},
                    "responses": {"204": {"description": "Added."}}
                }
            }
        },
        "components": {"schemas": {
            "Tags": {"type": "object", "properties": {"content": {"type": "array", "items": {"$ref": "#/components/schemas/Tag"}}}},
            "Tag": {"type": "object", "required": ["label"], "properties": {
                "label": {"type": ["string", "null"], "description": "What it says."},
                "color": {"type": "string", "enum": ["RED", "BLUE"], "x-open": true},
                "size": {"enum": ["S", "L"]},
                "rest": {"x-known": false}
            }}
        }}
    });
    vec![("pet-shop".to_owned(), document)]
}

fn file(name: &str) -> String {
    generate(&documents()).remove(name).unwrap_or_default()
}

#[test]
fn methods_hang_in_a_tree_with_their_arguments_in_order() {
    let text = file("pet-shop.ts");
    assert!(
        text.contains("list(petId: string, parameters?: PetsTagsListParameters, options?: ListOptions): ListReply<Tags, Tag>;"),
        "{text}"
    );
    assert!(
        text.contains("add(petId: string, body: Tag, options?: RequestOptions): Reply<void>;"),
        "a body with required fields is required: {text}"
    );
    assert!(text.contains("import type { ListOptions, ListReply, Reply, RequestOptions } from \"../types.js\";"), "{text}");
}

#[test]
fn enums_are_open_where_the_schema_is_and_null_stays_null() {
    let text = file("pet-shop.ts");
    for line in [
        "color?: \"RED\" | \"BLUE\" | (string & {});",
        "size?: \"S\" | \"L\";",
        "label: string | null;",
        "rest?: unknown;",
        "color?: string | readonly string[];",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[test]
fn comments_tell_failures_and_successors() {
    let text = file("pet-shop.ts");
    assert!(text.contains("@throws 404: No such pet. Codes: `PET_NOT_FOUND`."), "{text}");
    assert!(text.contains("@deprecated Use `pets.tags.list`."), "{text}");
}

#[test]
fn the_index_has_a_line_for_each_method() {
    let text = api(&documents());
    assert!(text.contains("- `sr.pets.tags.list(petId, parameters?)` → `Tags` · `GET /pet-api/pets/{petId}/tags` · List tags."), "{text}");
    assert!(file("index.ts").contains("export type * as petShop from \"./pet-shop.js\";"));
}
