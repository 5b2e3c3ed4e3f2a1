// expect: MemoryLimit Exception
let text = "x";
while (true) text += text;
