"""The namespaces of isograph and of the vocabularies it reuses: the only home of IRIs.

A term is its namespace and its name:

>>> ONTOLOGY + "covers"
'https://w3id.org/isograph/ontology#covers'
"""

from typing import Final

BASE: Final = "https://w3id.org/isograph/"

ONTOLOGY: Final = f"{BASE}ontology#"
DOCUMENT: Final = f"{BASE}id/"
GRAPH: Final = f"{BASE}graph/"

ACTIVITY: Final = f"{BASE}activity/"
ASSESSMENT: Final = f"{BASE}assessment/"
BASIS: Final = f"{BASE}basis/"
CHANGE: Final = f"{BASE}change/"
CLAUSE_KIND: Final = f"{BASE}clause-kind/"
COMMITTEE: Final = f"{BASE}committee/"
CONFIDENCE: Final = f"{BASE}confidence/"
CORRECTION: Final = f"{BASE}correction/"
DEGREE: Final = f"{BASE}degree/"
DIRECTION: Final = f"{BASE}direction/"
ELEMENT: Final = f"{BASE}element/"
EVENT: Final = f"{BASE}event/"
EVENT_KIND: Final = f"{BASE}event-kind/"
FAMILY: Final = f"{BASE}family/"
IAF: Final = f"{BASE}iaf/"
ICS: Final = f"{BASE}ics/"
KIND: Final = f"{BASE}kind/"
LEVEL: Final = f"{BASE}level/"
PRINCIPLE: Final = f"{BASE}principle/"
RELATION: Final = f"{BASE}relation/"
REMARK: Final = f"{BASE}remark/"
SECTOR: Final = f"{BASE}sector/"
SHAPE: Final = f"{BASE}shape/"
SOURCE: Final = f"{BASE}source/"
SOURCE_KIND: Final = f"{BASE}source-kind/"
STAGE: Final = f"{BASE}stage/"
STATUS: Final = f"{BASE}status/"
SUCCESSION: Final = f"{BASE}succession/"
SURVEY: Final = f"{BASE}survey/"
TABLE: Final = f"{BASE}table/"
USE: Final = f"{BASE}use/"
VERIFICATION: Final = f"{BASE}verification/"

DCTERMS: Final = "http://purl.org/dc/terms/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
ORG: Final = "http://www.w3.org/ns/org#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
PROV: Final = "http://www.w3.org/ns/prov#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA: Final = "https://schema.org/"
SH: Final = "http://www.w3.org/ns/shacl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
VANN: Final = "http://purl.org/vocab/vann/"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

INFERRED: Final = GRAPH + "inferred"
"""The named graph that holds what the reasoner derived."""

PREFIXES: Final[dict[str, str]] = {
    "activity": ACTIVITY,
    "assessment": ASSESSMENT,
    "basis": BASIS,
    "change": CHANGE,
    "clause-kind": CLAUSE_KIND,
    "committee": COMMITTEE,
    "confidence": CONFIDENCE,
    "correction": CORRECTION,
    "dcterms": DCTERMS,
    "degree": DEGREE,
    "direction": DIRECTION,
    "element": ELEMENT,
    "event": EVENT,
    "event-kind": EVENT_KIND,
    "family": FAMILY,
    "foaf": FOAF,
    "graph": GRAPH,
    "iaf": IAF,
    "ics": ICS,
    "id": DOCUMENT,
    "iso": ONTOLOGY,
    "kind": KIND,
    "level": LEVEL,
    "org": ORG,
    "owl": OWL,
    "principle": PRINCIPLE,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "relation": RELATION,
    "remark": REMARK,
    "schema": SCHEMA,
    "sector": SECTOR,
    "sh": SH,
    "shape": SHAPE,
    "skos": SKOS,
    "source": SOURCE,
    "source-kind": SOURCE_KIND,
    "stage": STAGE,
    "status": STATUS,
    "succession": SUCCESSION,
    "survey": SURVEY,
    "table": TABLE,
    "use": USE,
    "vann": VANN,
    "verification": VERIFICATION,
    "xsd": XSD,
}
"""The prefix of each namespace, as every Turtle file and query of isograph writes it."""
