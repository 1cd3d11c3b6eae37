/**
 * Plugin of TypeScript's language service (tsconfig.json names it in `plugins`): an editor shows what the
 * subset refuses while a file of Bare TypeScript is written. tsserver loads CommonJS; the compiler is
 * TypeScript, which tsx loads.
 */
function init({ typescript: ts }) {
  let compiler;
  const loadCompiler = () => {
    compiler ??= require('tsx/cjs/api').require('../src/editor/diagnostics.ts', __filename);
    return compiler;
  };

  function create(info) {
    const service = info.languageService;
    const log = (text) => info.project.projectService.logger.info(`bare: ${text}`);

    function subsetDiagnostics(fileName) {
      const program = service.getProgram();
      const file = program?.getSourceFile(fileName);
      if (!file) return [];
      try {
        const found = loadCompiler().editorDiagnostics(program, fileName, ts.version);
        return found.map(({ start, length, code, message }) => ({
          ...{ file, start, length, code, messageText: message },
          ...{ category: ts.DiagnosticCategory.Error, source: 'bare' },
        }));
      } catch (error) {
        // Half-written code may be more than the compiler expects; the editor must go on.
        log(error instanceof Error ? error.stack : String(error));
        return [];
      }
    }

    return new Proxy(service, {
      get(target, name) {
        if (name !== 'getSemanticDiagnostics') return target[name];
        return (fileName) => [...target.getSemanticDiagnostics(fileName), ...subsetDiagnostics(fileName)];
      },
    });
  }

  return { create };
}

module.exports = init;
