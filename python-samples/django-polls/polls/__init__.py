"""An application in which visitors vote on questions, after Django's own tutorial."""
