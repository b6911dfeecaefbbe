import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/**
 * Every function that a module of the domain exports to the server and that takes an actor,
 * alone or with their session, as `module.function`. Found by the compiler, so that nobody
 * forgets one.
 */
export function listActorFunctions(): string[] {
  const doors = readdirSync("lib", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join("lib", name, "index.ts"))
    .filter((path) => ts.sys.fileExists(path));
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile("tsconfig.json", ts.sys.readFile).config,
    ts.sys,
    process.cwd(),
  );
  const program = ts.createProgram(doors, { ...options, noEmit: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  return doors.flatMap((path) => {
    const source = program.getSourceFile(path);
    const symbol = source && checker.getSymbolAtLocation(source);
    const exported = symbol ? checker.getExportsOfModule(symbol) : [];
    return exported
      .filter(
        (each) => source && takesActor(checker, checker.getTypeOfSymbolAtLocation(each, source)),
      )
      .map(({ name }) => `${path.split(/[\\/]/)[1]}.${name}`);
  });
}

function takesActor(checker: ts.TypeChecker, type: ts.Type): boolean {
  const parameters = type.getCallSignatures().flatMap((signature) => signature.parameters);
  return parameters.some((parameter) => {
    const node = parameter.valueDeclaration;
    const given = node && checker.getTypeOfSymbolAtLocation(parameter, node);
    const inside = given?.getProperty("actor");
    return (
      isActor(given) || Boolean(inside && isActor(checker.getTypeOfSymbolAtLocation(inside, node!)))
    );
  });
}

/** An actor is known by what only an actor says of itself. */
function isActor(type: ts.Type | undefined): boolean {
  return Boolean(type?.getProperty("passkeyVerifiedAt") && type.getProperty("email"));
}
