export function newBuild(part: string, now?: number): string;
export function switchTo(dist: string, part: string, build: string): void;
export function keepAssets(dist: string, build: string): void;
