//! Revising, case by case.
