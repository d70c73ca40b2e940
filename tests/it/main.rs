//! Integration tests: one binary.
#![allow(clippy::disallowed_macros, clippy::disallowed_methods, clippy::type_complexity)]

mod bad;
mod cli;
mod copies;
mod docs;
mod export;
mod gold;
mod golden;
mod ics;
mod letters;
mod outcomes;
mod program;
mod readers;
mod sentences;
mod sentences_begins;
mod sentences_blocks;
mod sentences_bodies;
mod sentences_clauses;
mod sentences_columns;
mod sentences_corrections;
mod sentences_dated_lists;
mod sentences_day_lists;
mod sentences_desks;
mod sentences_due;
mod sentences_en;
mod sentences_en_tables;
mod sentences_ends;
mod sentences_events;
mod sentences_grids;
mod sentences_group_heads;
mod sentences_heads;
mod sentences_hours;
mod sentences_impossible_days;
mod sentences_in_turn;
mod sentences_key_dates;
mod sentences_labels;
mod sentences_layouts;
mod sentences_meetings;
mod sentences_moved_days;
mod sentences_moves;
mod sentences_names;
mod sentences_not_held;
mod sentences_openings;
mod sentences_other_words;
mod sentences_parts;
mod sentences_people;
mod sentences_periods;
mod sentences_places;
mod sentences_plans;
mod sentences_programmes;
mod sentences_replaced;
mod sentences_rules;
mod sentences_run_together;
mod sentences_shared;
mod sentences_six;
mod sentences_six_more;
mod sentences_tables;
#[cfg(unix)]
mod sentences_too_wide;
mod serve;
#[cfg(unix)]
mod server;
#[cfg(unix)]
mod sync;
mod tidy;
mod truth;
