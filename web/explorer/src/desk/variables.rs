//! Environments and their variables.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::{Html, TargetCast};

use crate::hook::draft::set_variables;
use crate::hook::session::Shared;
use crate::state::variables::{Environment, Variables};
use crate::ui::button::button;
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, Widget};

/// The environment in use, and the way to another.
pub(super) struct VariablesView {
    /// What all parts share.
    pub(super) shared: Shared,
}

impl Widget for VariablesView {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let variables = Rc::clone(&self.shared.work.variables);
        let fresh = cx.state((String::new(), String::new()));
        let hint = el("p").class("muted").text("In a path, a query or a body, ").child(el("code").text("{{name}}"));
        let hint = hint.text(" stands for a value. An answer’s tree can set one. Do not keep secrets here.");
        let rows = variables.current().into_iter().flat_map(|current| &current.values).enumerate().map(|(index, (name, value))| {
            let value = field(
                "Value of ",
                name,
                value,
                self.changing(move |environment, text| {
                    if let Some((_, value)) = environment.values.get_mut(index) {
                        *value = text;
                    }
                }),
            );
            let remove = self.acting(move |variables| {
                if let Some(environment) = variables.environments.get_mut(variables.active) {
                    environment.values.remove(index);
                }
            });
            let remove =
                button("button quiet", "variable-remove", "Delete").child(el("span").class("hidden").text(" ").words(name)).press(remove);
            el("tr")
                .child(el("th").set("scope", "row").child(el("code").words(name)))
                .child(el("td").child(value))
                .child(el("td").child(remove))
        });
        let head =
            el("tr").child(el("th").set("scope", "col").text("Name")).child(el("th").set("scope", "col").text("Value")).child(el("td"));
        let table = el("table").class("variables").child(el("thead").child(head)).child(el("tbody").children(rows));
        let (name, value) = fresh.get();
        let typing = |is_name: bool| {
            let fresh = fresh.clone();
            move |event: Event| {
                let text = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
                let (name, value) = fresh.get();
                fresh.set(if is_name { (text, value) } else { (name, text) });
            }
        };
        let input = |label: &'static str, testid: &'static str, text: &str| {
            el("input").class("input").set("aria-label", label).set("placeholder", label).testid(testid).value(text.to_owned())
        };
        let add = {
            let (shared, fresh, name, value) = (self.shared.clone(), fresh.clone(), name.clone(), value.clone());
            move || {
                set_variables(&shared, (*shared.work.variables).clone().with(&name, &value));
                fresh.set((String::new(), String::new()));
            }
        };
        let add = button("button", "variable-add", "Add").flag("disabled", name.trim().is_empty()).press(add);
        let new = el("div").class("row").child(input("Name", "variable-new-name", &name).on(On::Input, typing(true)));
        let new = new.child(input("Value", "variable-new-value", &value).on(On::Input, typing(false))).child(add);
        el("section").class("kept").child(hint).child(self.environments(&variables)).child(table).child(new).into()
    }
}

impl VariablesView {
    fn environments(&self, variables: &Variables) -> El {
        let options = variables.environments.iter().enumerate().map(|(index, environment)| {
            el("option").with("value", index.to_string()).flag("selected", index == variables.active).words(&environment.name)
        });
        let shared = self.shared.clone();
        let choose = move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse().ok());
            let mut variables = (*shared.work.variables).clone();
            variables.active = chosen.unwrap_or_default();
            set_variables(&shared, variables);
        };
        let select =
            el("select").class("select").set("aria-label", "Environment").testid("environment").on(On::Change, choose).children(options);
        let name = variables.current().map(|current| current.name.clone()).unwrap_or_default();
        let rename = field("Name of ", "the environment", &name, self.changing(|environment, text| environment.name = text));
        let add = self.acting(|variables| {
            let name = format!("Environment {}", variables.environments.len() + 1);
            variables.environments.push(Environment { name, values: Vec::new() });
            variables.active = variables.environments.len() - 1;
        });
        let remove = self.acting(|variables| {
            variables.environments.remove(variables.active);
            variables.active = 0;
        });
        let is_last = variables.environments.len() < 2;
        el("div")
            .class("row")
            .child(select)
            .child(rename)
            .child(button("button", "environment-add", "New environment").press(add))
            .child(button("button quiet", "environment-remove", "Delete environment").flag("disabled", is_last).press(remove))
    }

    /// Changes the environment in use by a text.
    fn changing(&self, change: impl Fn(&mut Environment, String) + 'static) -> impl Fn(Event) + 'static {
        let shared = self.shared.clone();
        move |event| {
            let text = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let mut variables = (*shared.work.variables).clone();
            if let Some(environment) = variables.environments.get_mut(variables.active) {
                change(environment, text);
            }
            set_variables(&shared, variables);
        }
    }

    /// Changes the variables.
    fn acting(&self, change: impl Fn(&mut Variables) + 'static) -> impl Fn() + 'static {
        let shared = self.shared.clone();
        move || {
            let mut variables = (*shared.work.variables).clone();
            change(&mut variables);
            set_variables(&shared, variables);
        }
    }
}

fn field(before: &'static str, name: &str, value: &str, change: impl Fn(Event) + 'static) -> El {
    let label = [before, name].concat();
    el("input")
        .class("input")
        .with("aria-label", label)
        .set("autocomplete", "off")
        .testid(format!("variable-{name}"))
        .value(value.to_owned())
        .on(On::Change, change)
}
