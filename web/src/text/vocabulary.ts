// The words that a field of a report may have, as PLOVER and the record name them; the server refuses others.
export const TYPES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"];
export const MOVES = ["offer", "propose", "accept", "reject", "counter", "condition", "demand", "guarantee", "mediate", "delegate", "convene", "adjourn", "agree", "breach", "withdraw", "outcome"];
export const ISSUES = ["talks", "venue", "ceasefire", "corridor", "prisoners", "evacuation", "withdrawal", "security", "status", "sanctions", "humanitarian", "reparations", "nuclear", "justice", "power-sharing", "refugees", "trade"];
export const STATUSES = ["controlled", "contested", "encircled", "not-encircled", "under-attack", "abandoned"];
export const MODES = ["direct", "indirect", "mixed"];
