//! Twelve people of the company, and as many more as are asked for.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::candidates::plain;
use super::people::{FIRST_NAMES, LAST_NAMES};
use crate::ids::Ids;
use crate::time::{self, DAY_MS};
use crate::world::company::{ACCESS_GROUPS, MAIL_DOMAIN, PLACES};
use crate::world::user::User;

/// Each of those beyond the twelve has a stream of numbers of its own, so the first ones are the same however many there are.
pub(super) fn grow(seed: u64, count: usize) -> Vec<User> {
    let others = (PEOPLE.len()..count).map(|place| colleague(place, Ids::new(seed ^ USER_STREAM ^ (place as u64) << 24)));
    PEOPLE.iter().enumerate().map(|(place, person)| person.user(place)).chain(others).collect()
}

/// Id of a person by number, from 1.
pub(super) fn user_id(number: usize) -> String {
    format!("5f8a1c2e9b3d4a0012{:06x}", FIRST_ID + number)
}

fn colleague(place: usize, mut ids: Ids) -> User {
    ids.next();
    let (first, last, office) = (ids.pick(&FIRST_NAMES), ids.pick(&LAST_NAMES), ids.pick(&PLACES));
    let mut user = User::new(
        user_id(place + 1),
        &json!({
            "email": format!("{}.{}{place}@{MAIL_DOMAIN}", plain(first), plain(last)),
            "firstName": first,
            "lastName": last,
            "systemRole": { "id": ids.pick(&["EMPLOYEE", "EMPLOYEE", "RESTRICTED", "STANDARD"]) },
            "language": { "code": "en" },
            "externalData": format!("EMP-{}", 1001 + place),
            "location": { "countryCode": office.country_code, "city": office.city },
        }),
        time::at(2026, 9, 1, 0) + ids.next() % (61 * DAY_MS),
    );
    user.active = true;
    user
}

struct Person {
    first: &'static str,
    last: &'static str,
    /// Part of the address before the `@`. Empty for the user who has none.
    mail: &'static str,
    role: &'static str,
    language: &'static str,
    /// Place of the office in the list of towns, and of the access group in that of groups.
    office: usize,
    groups: &'static [usize],
    sso: bool,
    locked: bool,
    seats: &'static [&'static str],
}

impl Person {
    fn user(&self, place: usize) -> User {
        let text = |value: String| if self.mail.is_empty() { Value::Null } else { Value::String(value) };
        let mut given = json!({
            "firstName": self.first,
            "lastName": self.last,
            "systemRole": { "id": self.role },
            "language": { "code": self.language },
            "externalData": text(format!("EMP-{}", 1001 + place)),
        });
        let office = PLACES.get(self.office).map(|office| json!({ "countryCode": office.country_code, "city": office.city }));
        if let Some(fields) = given.as_object_mut() {
            fields.extend(office.map(|mut office| {
                if let Some(office) = office.as_object_mut().filter(|_| !self.mail.is_empty()) {
                    office.extend(PLACES.get(self.office).map(|town| ("postalCode".into(), town.postal_code.into())));
                }
                ("location".into(), office)
            }));
            if !self.mail.is_empty() {
                fields.insert("email".into(), format!("{}@{MAIL_DOMAIN}", self.mail).into());
            }
            if self.sso {
                fields.insert("ssoIdentifier".into(), self.mail.into());
                fields.insert("ssoLoginMode".into(), "SSO".into());
            }
        }
        let updated_ms = time::at(2026, 9, 1, 8 * 60) + place as u64 * (DAY_MS + 1_020_000);
        let mut user = User::new(user_id(place + 1), &given, updated_ms);
        user.active = !self.mail.is_empty();
        user.locked = self.locked;
        user.groups = self.groups.iter().filter_map(|group| ACCESS_GROUPS.get(*group)).map(|group| group.id.into()).collect();
        user.seats = self.seats.to_vec();
        user
    }
}

const fn person(name: (&'static str, &'static str, &'static str), role: &'static str, language: &'static str, office: usize) -> Person {
    Person { first: name.0, last: name.1, mail: name.2, role, language, office, groups: &[], sso: false, locked: false, seats: &[] }
}

const PEOPLE: [Person; 12] = [
    Person { seats: &["crm", "recruitingAI"], ..person(("Maya", "Okafor", "maya.okafor"), "ADMINISTRATOR", "en", 0) },
    Person {
        groups: &[0],
        sso: true,
        seats: &["crm", "smartPal"],
        ..person(("Jonas", "Lindqvist", "jonas.lindqvist"), "EXTENDED", "sv", 0)
    },
    Person { groups: &[0], sso: true, seats: &["crm"], ..person(("Priya", "Raman", "priya.raman"), "STANDARD", "en", 0) },
    Person { groups: &[0], ..person(("Tomás", "Rivera", "tomas.rivera"), "STANDARD", "es", 0) },
    person(("Susan", "Santos", ""), "ADMINISTRATOR", "en", 0),
    Person { groups: &[1], ..person(("Lena", "Vogel", "lena.vogel"), "RESTRICTED", "de", 1) },
    person(("Noah", "Kim", "noah.kim"), "EMPLOYEE", "en", 0),
    Person { groups: &[0], ..person(("Aisha", "Bello", "aisha.bello"), "STANDARD", "en", 0) },
    Person { groups: &[1], sso: true, seats: &["crm"], ..person(("Piotr", "Zieliński", "piotr.zielinski"), "EXTENDED", "pl", 2) },
    Person { groups: &[0, 1], ..person(("Grace", "Liu", "grace.liu"), "STANDARD", "en", 0) },
    Person { locked: true, ..person(("Mateo", "Alvarez", "mateo.alvarez"), "EMPLOYEE", "es", 0) },
    Person { groups: &[1], ..person(("Ingrid", "Sørensen", "ingrid.sorensen"), "STANDARD", "da", 1) },
];

/// What precedes the first id.
const FIRST_ID: usize = 0x00c4_e100;
const USER_STREAM: u64 = 0x7573_6572;
