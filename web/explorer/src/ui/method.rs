//! The method of an operation: a colour and a word.

use smartrecruiters_core::Method;

use super::el::{El, el};

/// `POST`, in its colour.
pub(crate) fn method(of: Method) -> El {
    let class = match of {
        Method::Get => "method get",
        Method::Post => "method post",
        Method::Put => "method put",
        Method::Patch => "method patch",
        Method::Delete => "method delete",
        Method::Head | Method::Options => "method",
    };
    el("span").class(class).text(of.as_str())
}
