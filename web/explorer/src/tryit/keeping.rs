//! Saving a request under a name, and passing it on as a link.

use smartrecruiters_catalogue::Operation;
use web_sys::{Event, HtmlInputElement};
use yew::{Html, TargetCast};

use crate::form::FormState;
use crate::hook::{history, page};
use crate::route::Route;
use crate::state::given::Given;
use crate::ui::button::button;
use crate::ui::copy::copy_as;
use crate::ui::el::{El, On, el};
use crate::ui::widget::{Cx, State, Widget};

/// The buttons below a request.
pub(crate) struct Keeping {
    /// The operation.
    pub(crate) operation: Operation,
    /// What is filled in.
    pub(crate) form: FormState,
}

/// What is being done.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    /// Name and folder are typed.
    Naming(String, String),
    /// It was saved.
    Saved,
}

impl Widget for Keeping {
    fn draw(&self, cx: &mut Cx<'_>) -> Html {
        let stage = cx.state(Stage::Idle);
        let link = {
            let (operation, form) = (self.operation, self.form.clone());
            copy_as("Copy link", " to this operation with these values, without credentials", "copy-link", move || link(operation, &form))
        };
        let row = el("div").class("row keeping").child(link);
        match stage.get() {
            Stage::Naming(name, folder) => row.child(self.naming(&stage, &name, &folder)).into(),
            now => {
                let name = self.operation.summary().to_owned();
                let begin = move || stage.set(Stage::Naming(name.clone(), String::new()));
                let said = (now == Stage::Saved).then(|| {
                    el("span")
                        .class("muted")
                        .set("role", "status")
                        .text("Saved. ")
                        .child(el("a").with("href", Route::History.href()).text("See all"))
                });
                row.child(button("button quiet", "save-request", "Save request").press(begin)).child_if(said).into()
            }
        }
    }
}

impl Keeping {
    fn naming(&self, stage: &State<Stage>, name: &str, folder: &str) -> El {
        let input = |label: &'static str, testid: &'static str, text: &str, change: Box<dyn Fn(String)>| {
            let typed =
                move |event: Event| change(event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default());
            el("input")
                .class("input")
                .set("aria-label", label)
                .set("placeholder", label)
                .testid(testid)
                .value(text.to_owned())
                .on(On::Input, typed)
        };
        let set = |is_name: bool| -> Box<dyn Fn(String)> {
            let (stage, name, folder) = (stage.clone(), name.to_owned(), folder.to_owned());
            Box::new(move |text| stage.set(if is_name { Stage::Naming(text, folder.clone()) } else { Stage::Naming(name.clone(), text) }))
        };
        let save = {
            let (stage, operation, form, name, folder) =
                (stage.clone(), self.operation, self.form.clone(), name.to_owned(), folder.to_owned());
            move || {
                history::save(operation, &form, &name, &folder);
                stage.set(Stage::Saved);
            }
        };
        let stage = stage.clone();
        el("span")
            .class("row")
            .child(input("Name", "save-name", name, set(true)))
            .child(input("Folder", "save-folder", folder, set(false)))
            .child(button("button", "save-keep", "Save").flag("disabled", name.trim().is_empty()).press(save))
            .child(button("button quiet", "save-cancel", "Cancel").press(move || stage.set(Stage::Idle)))
    }
}

/// The address of an operation with its form filled in.
fn link(operation: Operation, form: &FormState) -> String {
    page::address(&format!("{}#?{}", Route::Operation(operation).href(), Given::of(form).query()))
}
