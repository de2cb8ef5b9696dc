//! The decisions of a call, without its data.

use crate::error::ErrorKind;
use crate::message::is_success;
use crate::retry::Decision;

/// Where a call stands, in one number, so that a driver can keep it anywhere between two steps.
///
/// Bits 0 to 2: the stage; 3: whether a token was already renewed for this call; 4 to 9: how many retries there were; from 10 on: the generation
/// of the token last sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand(pub u32);

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub enum Turn {
    /// Exchange the client credential.
    Exchange,
    /// Send the request.
    Send,
    /// Read the body of the answer.
    Read,
    /// Hand the answer over.
    Deliver,
    /// Read the token out of the answer, then go on or fail.
    Keep,
    /// Wait, then go on.
    Wait,
    /// Fail.
    Fail,
    /// Read the refusal, then [`Stand::refused`].
    Judge,
    /// Read the refusal and fail: the credential was not exchanged.
    Denied,
    /// Fail: the answer that was handed over cannot be read.
    Unreadable,
}

const READY: u32 = 0;
const EXCHANGING: u32 = 1;
const SENT: u32 = 2;
const READING: u32 = 3;
const DELIVERED: u32 = 4;
const OVER: u32 = 5;
const MOST_TRIED: u32 = 63;

impl Stand {
    /// Goes on after what the call was waiting for: at first nothing, then a status, or a whole answer.
    ///
    /// `exchange`: the credential is to be exchanged and there is no fresh token.
    pub fn turn(&mut self, status: u16, exchange: bool, generation: u32) -> Turn {
        let (stage, turn) = match self.0 & 7 {
            READY if exchange => (EXCHANGING, Turn::Exchange),
            READY => return self.send(generation),
            EXCHANGING if is_success(status) => (READY, Turn::Keep),
            SENT if is_success(status) => (DELIVERED, Turn::Deliver),
            SENT => (READING, Turn::Read),
            EXCHANGING => (OVER, Turn::Denied),
            READING => (OVER, Turn::Judge),
            DELIVERED => (OVER, Turn::Unreadable),
            _ => (OVER, Turn::Fail),
        };
        self.0 = self.0 & !7 | stage;
        turn
    }

    /// The turn after the head of an answer, where that is to hand the answer over. Nothing else is decided.
    pub fn delivers(&mut self, status: u16) -> bool {
        let delivers = self.0 & 7 == SENT && is_success(status);
        if delivers {
            self.0 = self.0 & !7 | DELIVERED;
        }
        delivers
    }

    /// How many retries there were.
    pub fn tried(self) -> u32 {
        self.0 >> 4 & MOST_TRIED
    }

    /// Whether what happened may be worth a retry: an answer, or with `event` 0 that there is none.
    pub fn may_retry(self, event: u32) -> bool {
        let stage = self.0 & 7;
        stage == EXCHANGING || stage == SENT || stage == if event == 0 { DELIVERED } else { READING }
    }

    /// Stays where it is until another call has exchanged the credential.
    pub fn wait(&mut self) {
        self.0 = self.0 & !7 | READY;
    }

    /// Whether the call exchanges its credential.
    pub fn is_exchanging(self) -> bool {
        self.0 & 7 == EXCHANGING
    }

    /// Begins again after a wait, where that was decided. Gives the wait.
    pub fn retry(&mut self, decision: Decision) -> Option<u32> {
        let Decision::Wait(wait) = decision else { return None };
        let tried = (self.tried() + 1).min(MOST_TRIED);
        self.0 = self.0 & !(MOST_TRIED << 4 | 7) | tried << 4 | READY;
        Some(wait)
    }

    fn send(&mut self, generation: u32) -> Turn {
        self.0 = generation << 10 | self.0 & 0x3f8 | SENT;
        Turn::Send
    }

    /// Why a call fails that got no answer: 0 because none could be had, 1 in time, 4 because it was not let
    /// start, else because the caller gave up.
    pub fn failed(self, failure: u32) -> (ErrorKind, &'static str) {
        match failure {
            0 if self.0 & 7 == EXCHANGING => (ErrorKind::Network, "the token endpoint could not be reached"),
            0 => (ErrorKind::Network, "no answer came: the host could not be reached, or the connection broke"),
            1 => (ErrorKind::Timeout, "no answer came in time"),
            4 => (ErrorKind::Governor, "the call was not let start"),
            _ => (ErrorKind::Aborted, "the call was aborted"),
        }
    }

    /// After a refusal: whether to go on with a new token, and whether the present one is to be forgotten for that.
    ///
    /// Only a refusal of the call that is about the credential is worth a new token, and only once. A late refusal does not throw away a
    /// token newer than the one it is about.
    pub fn refused(&mut self, kind: ErrorKind, renewable: bool, generation: u32) -> Option<bool> {
        if kind != ErrorKind::Unauthorized || !renewable || self.0 & 8 != 0 {
            return None;
        }
        let forget = self.0 >> 10 == generation & (u32::MAX >> 10);
        self.0 = self.0 & 0x3f0 | 8 | READY;
        Some(forget)
    }
}
