using MathAgent;

return await MathCommand.RunAsync(args);
