// What a process needs that makes a server of its own out of the built program, as tests and benchmarks do. All of
// it comes from one graph of modules, so that there is one class of error and one of everything else.
export { importStudyHandler } from '#app/jobs/handlers/importStudy.ts';
export { prepareStudyHandler } from '#app/jobs/handlers/prepareStudy.ts';
export { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
export { startInferenceWorker } from '#app/inference/worker/client.ts';
export { createJobQueue } from '#app/jobs/runner/queue.ts';
export { openDatabase } from '#db/client.ts';
export { makeTemplate } from '#db/makeTemplate.ts';
export { startServer } from './start.ts';
