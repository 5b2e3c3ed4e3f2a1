// expect: TimeLimit
const again = () => Promise.resolve().then(again);
again();
