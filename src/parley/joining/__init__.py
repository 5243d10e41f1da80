"""Reports become links, origins, happenings, claims, standing, talks and control: pure, no store."""
