//! Writers: from events to bytes. Output formats are known only here; a new output is one file and one line.
