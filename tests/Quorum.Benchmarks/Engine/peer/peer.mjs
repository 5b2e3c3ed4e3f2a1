// Draws k samples of one prompt with node-llama-cpp, all at once, and prints what it took: the peer of the benchmark "peers".
// Each line of the standard input is one run, as JSON: {"samples": 8, "tokens": 32, "seed": 1}; each gives a line of the output.
import {createInterface} from "node:readline";
import {getLlama, LlamaLogLevel} from "node-llama-cpp";

const [modelPath, promptIds, threads] = process.argv.slice(2);
const prompt = JSON.parse(promptIds);
const llama = await getLlama({gpu: false, build: "never", logLevel: LlamaLogLevel.error});
const model = await llama.loadModel({modelPath});

async function draw(sequence, tokens, seed) {
    const drawn = [];
    for await (const token of sequence.evaluate(prompt, {temperature: 0.6, topP: 0.95, topK: 0, seed, yieldEogToken: true})) {
        drawn.push(token);
        if (drawn.length >= tokens)
            break;
    }
    return drawn.length;
}

for await (const line of createInterface({input: process.stdin})) {
    const {samples, tokens, seed} = JSON.parse(line);
    const context = await model.createContext({
        sequences: samples,
        contextSize: prompt.length + tokens + 8,
        batchSize: 512,
        threads: Number(threads)
    });
    const sequences = Array.from({length: samples}, () => context.getSequence());
    const start = performance.now();
    const counts = await Promise.all(sequences.map((sequence, i) => draw(sequence, tokens, seed + i)));
    const seconds = (performance.now() - start) / 1000;
    await context.dispose();
    console.log(JSON.stringify({seconds, drawn: counts.reduce((sum, count) => sum + count, 0)}));
}
process.exit(0);
