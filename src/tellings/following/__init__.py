"""The desk that follows the news: adding captures, placing them in stories, telling what changed, a person's judgements."""
