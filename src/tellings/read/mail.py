"""The head of a letter that was printed or pasted: who sent it when, to whom, about what. Use before any other line is judged."""

from __future__ import annotations

import re

from tellings.read.blocks import Page

LABEL = re.compile(
    r"(?:(?P<subject>subject|re|betreff|objet|asunto|oggetto|assunto|onderwerp|тема)|from|sent|date|to|cc|bcc|reply-to|importance|attachments?"
    r"|von|gesendet|datum|an|de|envoyé|à|para|enviado(?: el)?|da|inviato|a|van|verzonden|aan|от|кому|дата)\s?:\s+", re.I)
CLOSES = re.compile(r"(?:(?:(?:with )?(?:best|kind|warm) )?regards|best wishes|(?:yours )?(?:sincerely|faithfully|truly)"
                    r"|mit freundlichen grüßen|(?:bien )?cordialement|atentamente|saludos)\b[^.]{0,20}$", re.I)
GREETS = re.compile(r"(?:dear|hello|hi|good (?:morning|afternoon|evening)|sehr geehrte\w*|liebe\w*|bonjour|estimad[oa]s?)\b[^.]{0,50},$",
                    re.I)
HEAD = 14  # lines in which the head of a letter stands
LEAST = 3  # of its lines


def by_mail_head(page: Page) -> None:
    """The head's lines are furniture, but for what the letter is about: its headline. So is what the sender signs with."""
    labels = {i: match for i, line in enumerate(page.lines[:HEAD]) if (match := LABEL.match(line.text))}
    subject = next((i for i, match in labels.items() if match["subject"]), None)
    if subject is None or len(labels) < LEAST or max(labels) - min(labels) >= 2 * len(labels):
        return
    greeted = [i for i, line in enumerate(page.lines[:HEAD]) if GREETS.match(line.text)]
    for i in (*labels, *greeted):
        page.roles[i] = "furniture"
    page.roles[subject] = "headline"
    end = next((i for i, line in enumerate(page.lines) if CLOSES.match(line.text)), len(page.lines))
    page.roles[end:] = ["furniture"] * (len(page.lines) - end)
    page.labels[subject] = labels[subject].end()
