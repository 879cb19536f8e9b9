/** What the command line understands, as `incident-atlas help` prints it. */
export const usage = `Usage: incident-atlas VERB

  serve                                   run the service until it is told to stop
  seed                                    add the deployment's incidents that are not there yet
  user add NAME --role ROLE --password-stdin
                                          add a user (admin, editor or contributor); the password comes on standard input
  user invite --role ROLE [--note TEXT]   print a one-time link by which somebody makes their own user within 7 days
  user reset NAME                         take away a lost second factor and end the sessions
  user list                               list the users
  user disable NAME                       end a user's access and sessions
  token add USER --name NAME --scope read|write [--days N]
                                          make an API token of a user and print it, this once
  token list USER                         list a user's tokens
  token revoke USER ID                    end a token at once
  layer add FILE --id ID --title TITLE    add a read-only layer from a GeoJSON file (also --description, --attribution)
  layer list                              list the layers
  layer remove ID                         take a layer away
  import FILE --format atlas|acled|ucdp|geojson
                                          add the incidents of a file, all or none: drafts, or with --publish published;
                                          also --redistribution allowed|private, --dry-run, --skip-faulty, --report FILE,
                                          and of the data set --id, --title, --licence, --attribution
  openapi                                 print the OpenAPI document of the service, also while it runs
  backup FILE                             copy the database, also while the service runs
  restore FILE                            put a copy back; an existing database is kept beside it
  verify [--checkpoint FILE]              check the hash chain of the revisions and what was derived from them; with a
                                          checkpoint that was kept also that nothing was taken away or rewritten since
  proof ID [--checkpoint FILE]            print what proves an incident's history without this service: all that was
       [--protected]                      written of it, drafts and names of editors too; of a protected incident only
                                          where its reader may know

Settings come from the environment: see the README.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 verify found damage, 78 wrong configuration.`;

/** Exit codes of the command line. */
export const exits = { done: 0, failed: 1, usage: 2, damaged: 3, configuration: 78 } as const;

/** The command was not understood: exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Where a command writes, and where a password comes from. */
export interface Terminal {
  print(line: string): void;
  readInput(): Promise<string>;
}
