//! What is shown while something comes, and when it does not.

use yew::{Callback, Html};

use super::button::button;
use super::el::el;
use crate::state::remote::Remote;

/// Grey lines, or a sentence with a button that asks again. Nothing once it is there.
pub(crate) fn loading(state: &Remote, retry: &Callback<()>) -> Html {
    match state {
        Remote::Ready(_) => Html::default(),
        Remote::Unasked | Remote::Loading => {
            let lines = el("div").class("skeleton").set("role", "status").testid("loading");
            lines.child(el("span").class("hidden").text("Loading the description")).children([el("i"), el("i"), el("i")]).into()
        }
        Remote::Failed(why) => {
            let retry = retry.clone();
            let sentence = el("p").text("Could not load the description: ").words(why).text(".");
            let again = button("button", "retry", "Try again").press(move || retry.emit(()));
            el("div").class("note bad row").set("role", "alert").testid("load-error").child(sentence).child(again).into()
        }
    }
}
