//! What is configured: who the company is, its lists of values, its places.

use serde_json::{Map, Value};

use crate::json::{Fields, json};

pub(crate) use self::hiring::{CANDIDATE_PROPERTIES, JOB_PROPERTIES, Property, REJECTION_REASONS, SOURCES, WITHDRAWAL_REASONS};

pub(crate) mod configured;
pub(crate) mod hiring;

/// Name of the company in addresses.
pub(crate) const IDENTIFIER: &str = "AlderRobotics";
pub(crate) const NAME: &str = "Alder Robotics";
pub(crate) const MAIL_DOMAIN: &str = "alder-robotics.example";

/// A word or id with its label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
}

impl Label {
    const fn new(id: &'static str, label: &'static str) -> Self {
        Self { id, label }
    }

    /// `{"id": …, "label": …}`
    pub(crate) fn json(self) -> Value {
        json!({ "id": self.id, "label": self.label })
    }
}

/// The entry of a list with this id.
pub(crate) fn labelled(list: &[Label], id: &str) -> Option<Label> {
    list.iter().find(|entry| entry.id == id).copied()
}

/// Departments; the text beside each is its description.
pub(crate) const DEPARTMENTS: [(Label, &str); 6] = [
    (Label::new("64b0c1d2e3f4a5b6c7d80001", "Engineering"), "Hardware, motion control and software of the robots"),
    (Label::new("64b0c1d2e3f4a5b6c7d80002", "Design"), "How robots look and how people work with them"),
    (Label::new("64b0c1d2e3f4a5b6c7d80003", "Field Service"), "Installation and upkeep at customers"),
    (Label::new("64b0c1d2e3f4a5b6c7d80004", "Sales"), "Customers, partners and offers"),
    (Label::new("64b0c1d2e3f4a5b6c7d80005", "People"), "Recruiting, pay and learning"),
    (Label::new("64b0c1d2e3f4a5b6c7d80006", "Finance"), "Accounts, purchasing and reporting"),
];

pub(crate) const INDUSTRIES: [Label; 6] = [
    Label::new("computer_software", "Computer Software"),
    Label::new("industrial_automation", "Industrial Automation"),
    Label::new("information_technology_and_services", "Information Technology And Services"),
    Label::new("logistics_and_supply_chain", "Logistics And Supply Chain"),
    Label::new("mechanical_or_industrial_engineering", "Mechanical Or Industrial Engineering"),
    Label::new("production", "Production"),
];

pub(crate) const FUNCTIONS: [Label; 10] = [
    Label::new("accounting_auditing", "Accounting / Auditing"),
    Label::new("customer_service", "Customer Service"),
    Label::new("design", "Design"),
    Label::new("engineering", "Engineering"),
    Label::new("finance", "Finance"),
    Label::new("human_resources", "Human Resources"),
    Label::new("information_technology", "Information Technology"),
    Label::new("management", "Management"),
    Label::new("marketing", "Marketing"),
    Label::new("sales", "Sales"),
];

pub(crate) const EXPERIENCE_LEVELS: [Label; 7] = [
    Label::new("associate", "Associate"),
    Label::new("director", "Director"),
    Label::new("entry_level", "Entry Level"),
    Label::new("executive", "Executive"),
    Label::new("internship", "Internship"),
    Label::new("mid_senior_level", "Mid-Senior Level"),
    Label::new("not_applicable", "Not Applicable"),
];

pub(crate) const EMPLOYMENT_TYPES: [Label; 4] = [
    Label::new("contract", "Contract"),
    Label::new("intern", "Intern"),
    Label::new("part-time", "Part-time"),
    Label::new("permanent", "Full-time"),
];

pub(crate) const EEO_CATEGORIES: [Label; 5] = [
    Label::new("administrative_support_workers", "Administrative Support Workers"),
    Label::new("first_mid_level_officials_and_managers", "First/Mid Level Officials and Managers"),
    Label::new("professionals", "Professionals"),
    Label::new("sales_workers", "Sales Workers"),
    Label::new("technicians", "Technicians"),
];

/// System roles; the last one is the company's own.
pub(crate) const SYSTEM_ROLES: [Label; 6] = [
    Label::new("ADMINISTRATOR", "Administrator"),
    Label::new("EXTENDED", "Extended"),
    Label::new("STANDARD", "Standard"),
    Label::new("RESTRICTED", "Basic"),
    Label::new("EMPLOYEE", "Employee"),
    Label::new("62c8d9e0f1a2b3c4d5e60001", "Agency partner"),
];

pub(crate) const ACCESS_GROUPS: [Label; 2] =
    [Label::new("61d7aa10b2c3d4e5f6071801", "North America recruiting"), Label::new("61d7aa10b2c3d4e5f6071802", "Europe recruiting")];

/// Languages of the company's plan; others that exist are refused with `LANGUAGE_DISABLED`.
pub(crate) const LANGUAGES: [(&str, &str, &str); 12] = [
    ("da", "Danish", "Dansk"),
    ("de", "German", "Deutsch"),
    ("en", "English", "English"),
    ("en-GB", "English (UK)", "English (UK)"),
    ("es", "Spanish", "Español"),
    ("es-MX", "Spanish (Mexico)", "Español (México)"),
    ("fr", "French", "Français"),
    ("it", "Italian", "Italiano"),
    ("nl", "Dutch", "Nederlands"),
    ("no", "Norwegian", "Norsk"),
    ("pl", "Polish", "Polski"),
    ("sv", "Swedish", "Svenska"),
];

/// `{"code", "label", "labelNative"}` of a language. `None` where the plan lacks it.
pub(crate) fn language(code: &str) -> Option<Value> {
    let (code, label, native) = LANGUAGES.into_iter().find(|(found, _, _)| *found == code)?;
    Some(json!({ "code": code, "label": label, "labelNative": native }))
}

/// The property with this id or key.
pub(crate) fn property(list: &'static [Property], id: &str) -> Option<&'static Property> {
    list.iter().find(|property| property.id == id || property.key == id)
}

/// A town: the offices first, then where candidates live.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    pub(crate) city: &'static str,
    pub(crate) region_code: &'static str,
    pub(crate) region: &'static str,
    pub(crate) country_code: &'static str,
    pub(crate) postal_code: &'static str,
    pub(crate) latitude: &'static str,
    pub(crate) longitude: &'static str,
}

const fn place(
    city: &'static str,
    region: (&'static str, &'static str),
    country_code: &'static str,
    postal_code: &'static str,
    at: (&'static str, &'static str),
) -> Place {
    Place { city, region_code: region.0, region: region.1, country_code, postal_code, latitude: at.0, longitude: at.1 }
}

pub(crate) const PLACES: [Place; 15] = [
    place("San Francisco", ("CA", "California"), "US", "94103", ("37.7749", "-122.4194")),
    place("Berlin", ("BE", "Berlin"), "DE", "10115", ("52.52", "13.405")),
    place("Kraków", ("MA", "Małopolskie"), "PL", "31-011", ("50.0647", "19.945")),
    place("Oakland", ("CA", "California"), "US", "94607", ("37.8044", "-122.2712")),
    place("San Jose", ("CA", "California"), "US", "95112", ("37.3387", "-121.8853")),
    place("Sacramento", ("CA", "California"), "US", "95814", ("38.5816", "-121.4944")),
    place("Portland", ("OR", "Oregon"), "US", "97205", ("45.5152", "-122.6784")),
    place("Seattle", ("WA", "Washington"), "US", "98101", ("47.6062", "-122.3321")),
    place("Potsdam", ("BB", "Brandenburg"), "DE", "14467", ("52.3906", "13.0645")),
    place("Leipzig", ("SN", "Sachsen"), "DE", "04109", ("51.3397", "12.3731")),
    place("Hamburg", ("HH", "Hamburg"), "DE", "20095", ("53.5511", "9.9937")),
    place("Dresden", ("SN", "Sachsen"), "DE", "01067", ("51.0504", "13.7373")),
    place("Katowice", ("SL", "Śląskie"), "PL", "40-001", ("50.2649", "19.0238")),
    place("Wrocław", ("DS", "Dolnośląskie"), "PL", "50-001", ("51.1079", "17.0385")),
    place("Rzeszów", ("PK", "Podkarpackie"), "PL", "35-001", ("50.0412", "21.9991")),
];

/// The town of this name in this country, in any case.
pub(crate) fn town(city: &str, country_code: &str) -> Option<&'static Place> {
    PLACES.iter().find(|place| place.country_code.eq_ignore_ascii_case(country_code) && place.city.to_lowercase() == city.to_lowercase())
}

/// Name of a country. `None` for a code that this company does not use.
pub(crate) fn country(code: &str) -> Option<&'static str> {
    COUNTRIES.iter().find(|(found, _)| found.eq_ignore_ascii_case(code)).map(|(_, name)| *name)
}

impl Place {
    /// The place as jobs and users write it: latitude and longitude are texts.
    pub(crate) fn json(&self) -> Value {
        located(&json!({ "countryCode": self.country_code, "city": self.city, "postalCode": self.postal_code }))
    }
}

/// A location as it was given, with the names and coordinates that are known of it added in front of what is free text.
pub(crate) fn located(given: &Value) -> Value {
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    let code = text("countryCode").unwrap_or_default();
    let known = town(text("city").unwrap_or_default(), code);
    let mut out = Map::new();
    let mut put = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.put(name, value);
        }
    };
    put("country", country(code).or(text("country")));
    put("countryCode", Some(code));
    put("regionCode", text("regionCode").or(known.map(|place| place.region_code)));
    put("region", text("region").or(known.map(|place| place.region)));
    put("city", text("city"));
    put("address", text("address"));
    put("postalCode", text("postalCode"));
    put("latitude", known.map(|place| place.latitude));
    put("longitude", known.map(|place| place.longitude));
    Value::Object(out)
}

const COUNTRIES: [(&str, &str); 16] = [
    ("AT", "Austria"),
    ("CA", "Canada"),
    ("CH", "Switzerland"),
    ("CZ", "Czech Republic"),
    ("DE", "Germany"),
    ("DK", "Denmark"),
    ("ES", "Spain"),
    ("FR", "France"),
    ("GB", "United Kingdom"),
    ("IT", "Italy"),
    ("MX", "Mexico"),
    ("NL", "Netherlands"),
    ("NO", "Norway"),
    ("PL", "Poland"),
    ("SE", "Sweden"),
    ("US", "United States"),
];
