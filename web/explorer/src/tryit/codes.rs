//! Error codes with what they mean and what to do.

use crate::form::Json;
use smartrecruiters_core::schema::Data;
use yew::Html;

use crate::ui::el::el;
use crate::ui::markdown::line;

/// Each code with a sentence on its meaning and one on its remedy. Nothing where there is none.
pub(crate) fn code_list<'a>(codes: impl Iterator<Item = &'a str>, vocabulary: Option<&Json>) -> Html {
    let mut list = None;
    for code in codes {
        let text = |key: &str| {
            line(vocabulary.and_then(|vocabulary| vocabulary.entry("errorCodes")?.entry(code)?.entry(key)?.text()).unwrap_or_default())
        };
        let name = el("dt").testid(format!("code-{code}")).child(el("code").words(code));
        let words = el("dd").child(text("meaning")).text(" ").child(el("span").class("remedy").child(text("remedy")));
        list = Some(list.unwrap_or_else(|| el("dl").class("codelist")).child(name).child(words));
    }
    list.map(Html::from).unwrap_or_default()
}
