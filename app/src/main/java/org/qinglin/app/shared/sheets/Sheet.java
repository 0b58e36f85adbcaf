package org.qinglin.app.shared.sheets;

import java.util.List;

/** A file's content, its header as it stood there. */
public record Sheet(List<String> header, List<SheetRow> rows, SheetKind kind) {}
