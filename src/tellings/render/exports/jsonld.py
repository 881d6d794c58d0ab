"""schema.org as JSON-LD: each story a LiveBlogPosting of its timeline, based on its reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tellings.model.accounts import Account, Moment, Person, Place
from tellings.model.documents import Document
from tellings.model.when import When
from tellings.render.exports.happenings import moment_id
from tellings.render.exports.trees import bare, dump
from tellings.render.phrases import plain, web_address
from tellings.render.wire import Read

if TYPE_CHECKING:
    from tellings.render.exports import Options

CLOCK = frozenset({"minute", "hour"})


def write(reading: Read, options: Options) -> bytes:  # noqa: ARG001  every format is called alike
    """A graph: reports as NewsArticle, stories as LiveBlogPosting. No claim is rated: there is no ClaimReview."""
    documents = {d.id: d for d in reading.documents}
    stories = [_story(a, [documents[d] for d in a.documents if d in documents]) for a in reading.accounts]
    return dump({"@context": "https://schema.org", "@graph": [*map(_article, reading.documents), *stories]})


def _article(d: Document) -> dict[str, Any]:
    return bare({"@type": "NewsArticle", "@id": article_id(d), "headline": plain(d.title or ""), "url": web_address(d.url),
                 "datePublished": _moment(d.published), "dateModified": _moment(d.modified), "inLanguage": d.language,
                 "publisher": _named("Organization", d.outlet), "author": _named("Person", d.byline), "identifier": d.id})


def article_id(document: Document) -> str:
    """The IRI of a report: its address on the web where it has one."""
    return web_address(document.url) or f"urn:tellings:document:{document.id}"


def _named(kind: str, name: str | None) -> dict[str, Any] | None:
    return {"@type": kind, "name": plain(name)} if name else None


def _story(account: Account, reports: list[Document]) -> dict[str, Any]:
    when = account.when
    iri = f"urn:tellings:story:{account.id}"
    return bare({
        "@type": "LiveBlogPosting", "@id": iri, "headline": plain(account.title), "identifier": account.id,
        "description": plain(" ".join(line.text for line in account.brief)),
        "coverageStartTime": when.earliest if when else None, "coverageEndTime": when.latest if when else None,
        "isBasedOn": [{"@id": article_id(d)} for d in reports],
        "contentLocation": [_location(p) for p in account.places], "mentions": [_mention(p) for p in account.people],
        "liveBlogUpdate": [_update(iri, m) for m in account.timeline]})


def _update(iri: str, moment: Moment) -> dict[str, Any]:
    """An entry of the timeline. `temporalCoverage` is the time it tells of; the time of a live blog's post is when it was published."""
    return bare({"@type": "BlogPosting", "@id": f"{iri}:{moment_id(moment)}", "headline": plain(moment.text),
                 "articleBody": plain(moment.text),
                 "datePublished": None if moment.event else _moment(moment.when), "temporalCoverage": _period(moment.when),
                 "citation": list(dict.fromkeys(plain(c.text) for c in moment.cites))})


def _moment(when: When | None) -> str | None:
    """A time as schema.org has it: the instant where it is known to the hour, the day where that is all that is known."""
    if when is None or not when.earliest:
        return None
    if when.precision in CLOCK:
        return when.earliest
    return when.earliest[:10] if when.earliest[:10] == (when.latest or "")[:10] else None


def _period(when: When | None) -> str | None:
    """An interval as ISO 8601 writes it; ".." where an end is open."""
    if when is None or not (when.earliest or when.latest):
        return None
    return when.earliest if when.earliest == when.latest else f"{when.earliest or '..'}/{when.latest or '..'}"


def _location(place: Place) -> dict[str, Any]:
    known = place.lat is not None and place.lon is not None
    kind = {"country": "Country", "region": "AdministrativeArea"}.get(place.precision, "Place")
    geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if known else None
    return bare({"@type": kind, "name": plain(place.name), "geo": geo})


def _mention(person: Person) -> dict[str, Any]:
    kind = "Person" if person.type == "person" else "Organization"
    others = [plain(v.text) for v in person.variants if v.text != person.name]
    return bare({"@type": kind, "name": plain(person.name), "alternateName": others,
                 "description": list(dict.fromkeys(plain(r.text) for r in person.roles))})
