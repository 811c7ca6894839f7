interface DatabaseError {
  readonly database: string;
  readonly pattern: RegExp;
}

/** How databases and their drivers word a statement that doesn't parse. */
const DATABASE_ERRORS: readonly DatabaseError[] = [
  {
    database: "MySQL",
    pattern: /You have an error in your SQL syntax; check the manual that corresponds to your \w+ server/i,
  },
  {
    database: "MySQL",
    pattern: /\bmysqli?(?:_query|_fetch_\w+|_num_rows)?\(\)[^\n]{0,80}(?:expects parameter|supplied argument)/i,
  },
  { database: "MySQL", pattern: /SQLSTATE\[\w+\](?:: Syntax error or access violation|\s*\[\d+\])/i },
  {
    database: "PostgreSQL",
    pattern: /(?:ERROR:\s+)?(?:unterminated quoted string at or near|syntax error at or near) "/i,
  },
  { database: "PostgreSQL", pattern: /\bpg_(?:query|exec|prepare)\(\): Query failed/i },
  { database: "PostgreSQL", pattern: /org\.postgresql\.util\.PSQLException/ },
  { database: "SQL Server", pattern: /Unclosed quotation mark after the character string/i },
  { database: "SQL Server", pattern: /\[(?:Microsoft|ODBC)[^\]]{0,100}\]\[(?:ODBC )?SQL Server[^\]]{0,100}\]/i },
  { database: "SQL Server", pattern: /Incorrect syntax near '/i },
  { database: "Oracle", pattern: /\bORA-(?:00933|00936|01756|00921|01789|00907): / },
  { database: "SQLite", pattern: /(?:near "[^"\n]{0,80}": syntax error|unrecognized token: ")/i },
  { database: "SQLite", pattern: /\bSQLITE_ERROR\b|sqlite3\.OperationalError:|SQLite3::SQLException/ },
  { database: "DB2", pattern: /\bSQLCODE=-\d+, ?SQLSTATE=\d+/ },
  { database: "Access", pattern: /Syntax error (?:\(missing operator\) )?in query expression '/i },
  { database: "JDBC", pattern: /java\.sql\.SQL(?:Syntax\w+)?Exception/ },
];

export interface FoundDatabaseError {
  readonly database: string;
  readonly text: string;
}

/** Database errors in a body; entities are decoded first, since frameworks escape what they print. */
export function findDatabaseErrors(body: string): readonly FoundDatabaseError[] {
  const text = body
    .replaceAll("&quot;", '"')
    .replaceAll("&#34;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&#x27;", "'");
  return DATABASE_ERRORS.flatMap(({ database, pattern }) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [{ database, text: found }];
  });
}
