//! Diagnostics and models -> what people and programs read. One file per format.
