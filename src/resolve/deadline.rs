//! Deadlines: classes and intervals .
