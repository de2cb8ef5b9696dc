//! A field or file of a multipart body.

use yew::{AttrValue, Callback, Html};

use super::Act;
use super::control::{Props, control};
use super::file::FileButton;
use super::focus::body_id;
use super::head::{marks, remove_button};
use super::messages::messages;
use crate::form::outline::{PartField, PartKind};
use crate::form::state::GivenFile;
use crate::form::{FormAction, sample};
use crate::state::units;
use crate::ui::el::{El, el, row};
use crate::ui::markdown::line;
use crate::ui::widget::widget;

pub(super) fn part_view(part: &PartField, act: &Act) -> El {
    let id = body_id(&format!("/{}", part.name));
    let name = el("label").class("form-name").with("for", id.clone()).words(&part.name);
    let head = marks(el("div").class("form-head").child(name), part.required, false, &part.notes);
    let input = match &part.content {
        PartKind::Text { input, text } => {
            let (act, name) = (act.clone(), part.name.clone());
            control(Props {
                described_by: described_by(&id),
                id: id.clone().into(),
                input: input.clone(),
                text: text.clone().into(),
                label: AttrValue::default(),
                required: part.required,
                is_optional: false,
                invalid: !part.faults.is_empty(),
                list: AttrValue::default(),
                on_text: Callback::from(move |text| act.emit(FormAction::SetPart { name: name.clone(), text })),
            })
        }
        PartKind::File(file) => file_view(part, act, &id, file.as_ref()),
    };
    let view = el("div").class("form-field").key(part.name.as_str()).child(head).child(el("div").class("form-control").child(input));
    let remove = (!part.required).then(|| {
        let (act, name) = (act.clone(), part.name.clone());
        let button = remove_button(&part.name, format!("body-remove-/{}", part.name));
        el("span").class("form-switches").child(button.press(move || act.emit(FormAction::RemovePart { name: name.clone() })))
    });
    let help = (!part.help.is_empty()).then(|| el("p").class("form-help").with("id", format!("{id}-help")).child(line(&part.help)));
    view.child_if(remove).child_if(help).child(messages(&id, &part.name, &part.faults))
}

fn file_view(part: &PartField, act: &Act, id: &str, file: Option<&(String, String, usize)>) -> Html {
    let set = {
        let (act, name) = (act.clone(), part.name.clone());
        Callback::from(move |file: Option<GivenFile>| act.emit(FormAction::SetFile { name: name.clone(), file }))
    };
    let on_file = {
        let set = set.clone();
        Callback::from(move |file: GivenFile| set.emit(Some(file)))
    };
    let chosen = el("p").class("form-chosen").with("id", format!("{id}-chosen")).set("aria-live", "polite");
    let button = el("button").set("type", "button").class("button quiet");
    let chosen = if let Some((name, media_type, size)) = file {
        let told = el("span").testid(format!("{id}-chosen")).string(format!("{name} · {media_type} · {}", units::bytes(*size)));
        chosen.child(told).child(button.testid(format!("{id}-clear")).text("Clear").press(move || set.emit(None)))
    } else {
        let is_picture = part.is_picture;
        let button = button.testid(format!("{id}-sample")).text("Use a sample file");
        chosen.child(button.press(move || set.emit(Some(sample::file(is_picture)))))
    };
    let (invalid, label, described_by) = (!part.faults.is_empty(), part.name.clone().into(), described_by(id));
    row(vec![widget(FileButton { id: id.to_owned(), label, described_by, invalid, on_file }), chosen.into()])
}

fn described_by(id: &str) -> AttrValue {
    format!("{id}-help {id}-fault {id}-chosen").into()
}
