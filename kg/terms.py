"""The closed vocabulary: every IRI of a class or property that the code writes or asks for.

A misspelt term is an :class:`AttributeError` at import or call, so a typo never becomes data; a test
checks that each of our own terms is declared in ``ontology/core.ttl``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

__all__ = [
    "BASE",
    "CODE",
    "DCAT",
    "DCTERMS",
    "EKG",
    "FRBR",
    "GRAPH",
    "OA",
    "ONTOLEX",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "QB",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SDMX_ATTRIBUTE",
    "SDMX_DIMENSION",
    "SDMX_MEASURE",
    "SKOS",
    "XSD",
    "Namespace",
]


class Namespace:
    """IRIs that share a prefix; only the names given exist.

    Examples
    --------
    >>> Namespace("http://example.org/", "name").name
    'http://example.org/name'
    >>> Namespace("http://example.org/", "name").nmae
    Traceback (most recent call last):
    AttributeError: no term 'nmae' in http://example.org/

    """

    def __init__(self, base: str, names: str) -> None:
        self.base = base
        self._terms = {name: base + name.rstrip("_") for name in names.split()}

    def __getattr__(self, name: str) -> str:
        try:
            return self._terms[name]
        except KeyError:
            raise AttributeError(f"no term {name!r} in {self.base}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms.values())


BASE = "https://w3id.org/enfkg/id/"
CODE = BASE + "code/"
GRAPH = BASE + "graph/"

EKG = Namespace(
    "https://w3id.org/enfkg/ns#",
    # classes
    "Report Document Section ReportDimension Passage Agency CollectiveBody Campaign Sector SubjectMatter "
    "Measure Part Statistic Series Claim Mention LegalInstrument Extraction Review LedgerEntry LexicalEntry "
    # dimensions and values of a statistic
    "measure agency campaign sector subjectMatter transformation comparator granularity lowerBound "
    "upperBound inSeries year changeOf basis part partOf refines conflictsWith sameFigure "
    "compatibleWith contradictsLevels "
    # claims and provenance
    "assertsStatistic evidence printed printedAt assertedBy accordingTo inferredDimension inferredFrom "
    "confidence doubt status reviews decision formerStatistic formerPredicate NameReview concerns name "
    "Change changes changedProperty before after sha256 normalization position dimension mayAlsoBe "
    "stage outcome reason "
    # agencies, campaigns, law
    "level apexAgency leadAgency participant focusesOn legalBasis actsWith supervises transfersTo "
    "jurisdiction fiscalYearOffset validFrom validUntil "
    # the lexicon
    "role form value verb head example counterExample",
)
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type subject predicate object langString")
RDFS = Namespace(
    "http://www.w3.org/2000/01/rdf-schema#", "label comment isDefinedBy seeAlso subClassOf subPropertyOf"
)
OWL = Namespace(
    "http://www.w3.org/2002/07/owl#",
    "Ontology Class ObjectProperty DatatypeProperty AnnotationProperty sameAs deprecated versionInfo",
)
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#",
    "string integer decimal date dateTime gYear gYearMonth boolean hexBinary "
    "nonNegativeInteger positiveInteger anyURI",
)
SKOS = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel hiddenLabel notation broader narrower inScheme topConceptOf "
    "definition scopeNote exactMatch closeMatch editorialNote",
)
PROV = Namespace(
    "http://www.w3.org/ns/prov#",
    "Agent Organization Person SoftwareAgent Entity Activity value used wasGeneratedBy wasDerivedFrom "
    "wasRevisionOf wasAttributedTo wasAssociatedWith endedAtTime hadPrimarySource generatedAtTime atLocation",
)
ORG = Namespace(
    "http://www.w3.org/ns/org#", "Organization subOrganizationOf hasMember memberOf classification"
)
OA = Namespace(
    "http://www.w3.org/ns/oa#", "SpecificResource Annotation hasSource hasTarget hasBody start end exact"
)
DCTERMS = Namespace(
    "http://purl.org/dc/terms/",
    "title publisher issued temporal spatial language identifier type isPartOf references subject source "
    "PeriodOfTime Location description license created creator date isVersionOf replaces isReplacedBy relation "
    "hasPart",
)
DCAT = Namespace("http://www.w3.org/ns/dcat#", "startDate endDate")
FRBR = Namespace("http://purl.org/vocab/frbr/core#", "realizationOf")
QB = Namespace("http://purl.org/linked-data/cube#", "Observation")
SCHEMA = Namespace("https://schema.org/", "url name containedInPlace")
ONTOLEX = Namespace("http://www.w3.org/ns/lemon/ontolex#", "LexicalEntry denotes")
SDMX_ATTRIBUTE = Namespace("http://purl.org/linked-data/sdmx/2009/attribute#", "unitMeasure")
SDMX_DIMENSION = Namespace("http://purl.org/linked-data/sdmx/2009/dimension#", "refPeriod refArea")
SDMX_MEASURE = Namespace("http://purl.org/linked-data/sdmx/2009/measure#", "obsValue")

PREFIXES: Mapping[str, str] = {
    "ekg": EKG.base,
    "ekgc": CODE,
    "id": BASE,
    "dcat": DCAT.base,
    "dcterms": DCTERMS.base,
    "frbr": FRBR.base,
    "oa": OA.base,
    "ontolex": ONTOLEX.base,
    "org": ORG.base,
    "owl": OWL.base,
    "prov": PROV.base,
    "qb": QB.base,
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "schema": SCHEMA.base,
    "sdmx-attribute": SDMX_ATTRIBUTE.base,
    "sdmx-dimension": SDMX_DIMENSION.base,
    "sdmx-measure": SDMX_MEASURE.base,
    "skos": SKOS.base,
    "xsd": XSD.base,
}
