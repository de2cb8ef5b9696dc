//! What the jobs of the seed are about.

/// A job in a line.
pub(super) struct Opening {
    pub(super) title: &'static str,
    pub(super) status: &'static str,
    /// Place in the list of departments.
    pub(super) department: usize,
    /// Place in the list of towns: San Francisco, Berlin, Kraków.
    pub(super) office: usize,
    pub(super) function: &'static str,
    pub(super) experience: &'static str,
    pub(super) employment: &'static str,
    /// Thousands a year, in the money of the office.
    pub(super) pay: (u16, u16),
    pub(super) work: &'static str,
    pub(super) asked: &'static str,
    pub(super) remote: bool,
    pub(super) internal: bool,
    pub(super) template: bool,
}

const fn opening(
    title: &'static str,
    status: &'static str,
    place: (usize, usize),
    kind: (&'static str, &'static str),
    pay: (u16, u16),
    text: (&'static str, &'static str),
) -> Opening {
    Opening {
        title,
        status,
        department: place.0,
        office: place.1,
        function: kind.0,
        experience: kind.1,
        employment: "permanent",
        pay,
        work: text.0,
        asked: text.1,
        remote: false,
        internal: false,
        template: false,
    }
}

const MID: &str = "mid_senior_level";

#[rustfmt::skip]
pub(super) const OPENINGS: [Opening; 25] = [
    opening("Senior Robotics Engineer", "SOURCING", (0, 0), ("engineering", MID), (165, 190), ("You own the motion planning of our warehouse robots.", "Five years of C++ or Rust")),
    opening("Field Service Technician", "INTERVIEW", (2, 1), ("customer_service", "associate"), (42, 52), ("You bring robots into service at customers and keep them running.", "Training in mechatronics")),
    opening("Embedded Software Engineer", "SOURCING", (0, 2), ("engineering", MID), (180, 240), ("You write the firmware of our drives.", "Embedded Rust or C")),
    opening("Perception Engineer", "INTERVIEW", (0, 0), ("engineering", MID), (160, 185), ("You teach robots to see shelves and people.", "Published work on depth cameras, or years with them")),
    opening("Product Designer", "SOURCING", (1, 0), ("design", "associate"), (115, 140), ("You design the screens that warehouse staff use.", "A portfolio of tools for work")),
    Opening { remote: true, ..opening("Site Reliability Engineer", "SOURCING", (0, 1), ("information_technology", MID), (78, 95), ("You keep the fleet service up, day and night.", "Linux, networks and calm")) },
    opening("Account Executive, Logistics", "OFFER", (3, 0), ("sales", MID), (95, 130), ("You win warehouses on the West Coast.", "A record in selling capital goods")),
    opening("Recruiting Coordinator", "FILLED", (4, 1), ("human_resources", "entry_level"), (38, 45), ("You plan interviews and look after candidates.", "German and English")),
    opening("Financial Analyst", "SOURCING", (5, 0), ("finance", "associate"), (90, 110), ("You model what a robot costs over its life.", "Spreadsheets that others understand")),
    opening("Mechanical Engineer, Grippers", "INTERVIEW", (0, 0), ("engineering", "associate"), (125, 150), ("You build hands that lift anything from a book to a tyre.", "Parts of yours in production")),
    opening("Field Service Manager", "SOURCING", (2, 0), ("management", "director"), (120, 145), ("You lead the technicians of North America.", "Years in the field yourself")),
    opening("Industrial Designer", "ON_HOLD", (1, 1), ("design", MID), (58, 70), ("You shape the bodies of our robots.", "Sheet metal and plastics")),
    Opening { employment: "intern", ..opening("Robotics Intern", "SOURCING", (0, 2), ("engineering", "internship"), (60, 72), ("You help test the next picking robot.", "Third year of engineering studies")) },
    opening("Customer Success Manager", "INTERVIEW", (3, 1), ("customer_service", MID), (60, 75), ("You make sure that customers get what they were promised.", "Logistics from the inside")),
    opening("Field Service Technician, Nights", "SOURCING", (2, 2), ("customer_service", "entry_level"), (95, 120), ("You watch over robots while the city sleeps.", "Willingness to work at night")),
    opening("Controls Engineer", "OFFER", (0, 0), ("engineering", MID), (140, 165), ("You tune the loops that make robots move well.", "Control theory in practice")),
    Opening { employment: "part-time", ..opening("Accountant", "FILLED", (5, 1), ("accounting_auditing", "associate"), (50, 60), ("You close the books of the German company.", "German accounting law")) },
    opening("Sales Engineer", "SOURCING", (3, 1), ("sales", "associate"), (65, 80), ("You show customers what robots can do in their halls.", "Engineering, and pleasure in talking about it")),
    Opening { internal: true, ..opening("Team Lead, Fleet Software", "SOURCING", (0, 2), ("management", MID), (260, 320), ("You lead the six people who route the robots.", "Experience in leading engineers")) },
    opening("Safety Engineer", "CREATED", (0, 1), ("engineering", MID), (70, 85), ("You prove that our robots harm nobody.", "Standards of machine safety")),
    opening("People Partner", "CANCELLED", (4, 0), ("human_resources", MID), (110, 130), ("You advise leaders in San Francisco.", "Employment law of California")),
    Opening { employment: "contract", ..opening("Technical Writer", "SOURCING", (1, 2), ("information_technology", "associate"), (120, 150), ("You write the manuals that technicians keep in their pockets.", "Clear English")) },
    opening("Supply Chain Analyst", "CREATED", (5, 2), ("finance", "entry_level"), (110, 135), ("You find out why parts arrive late.", "Numbers and persistence")),
    opening("Test Engineer", "INTERVIEW", (0, 2), ("engineering", "associate"), (150, 190), ("You break robots before customers do.", "Test benches of your own")),
    Opening { template: true, ..opening("Field Service Technician (template)", "CREATED", (2, 1), ("customer_service", "associate"), (42, 52), ("You bring robots into service at customers.", "Training in mechatronics")) },
];
