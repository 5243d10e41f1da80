"""Small archives and office files, made byte by byte for these tests."""

import gzip
import io
import zipfile

PROSE = "The two sides met at the bridge on Monday, a guard said, and left without a paper."


def zip_of(members, **options):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def warc_of(records, packed=True):
    """Records are (address, content type, body, status); each is packed by itself."""
    written = b""
    for number, (url, content_type, body, status) in enumerate(records):
        block = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000-{number:04}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2031-03-02T09:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        written += gzip.compress(record) if packed else record
    return written


def pdf_of(pages, info=""):
    """A PDF whose pages are lists of lines; no page holds text where a list is empty."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< {info} >>")
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\n"
    return content + end.encode() + f"startxref\n{len(content)}\n%%EOF\n".encode()


def docx_of(body, core=""):
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    return zip_of({
        "word/document.xml": f"<w:document {namespace}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f"<core {dublin}>{core}</core>",
    })


def message_of(body=PROSE, headers="", kind="text/plain; charset=utf-8"):
    return (
        "From: Harbour Daily <desk@harbour.example>\nTo: you@reader.example\nSubject: Sides meet\n"
        f"Date: Sat, 01 Mar 2031 10:05:00 +0200\n{headers}MIME-Version: 1.0\nContent-Type: {kind}\n\n{body}\n"
    ).encode()
