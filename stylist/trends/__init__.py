"""What sells when: by week, beside last year, with seasons, courses, and what to do about it."""
