"""Times whole processes from start to exit, several programs in turns, so that a busy moment of the machine hits all."""
import os
import statistics
import time


def run_once(arguments: list[str]) -> tuple[float, int]:
    """Milliseconds and exit code; output goes nowhere."""
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)]
    start = time.perf_counter_ns()
    process = os.posix_spawnp(arguments[0], arguments, os.environ, file_actions=nowhere)
    _, status = os.waitpid(process, 0)
    return (time.perf_counter_ns() - start) / 1e6, os.waitstatus_to_exitcode(status)


def measure(programs: dict[str, list[str]], rounds: int, allowed=(0, 1)) -> dict[str, list[float]]:
    """Times of each program by name. A program that ends with another code than allowed has not done the work: an error."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for round_number in range(rounds + 2):
        for name, arguments in programs.items():
            taken, code = run_once(arguments)
            if code not in allowed:
                raise SystemExit(f"{name}: {' '.join(arguments)} ended with {code}")
            if round_number >= 2:  # the first two warm the caches
                times[name].append(taken)
    return times


def table(times: dict[str, list[float]], yardstick: str) -> None:
    floor = statistics.median(times[yardstick])
    width = max(map(len, times))
    print(f"{'':{width}}   median      min   x {yardstick}")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:{width}} {median:7.2f}  {min(values):7.2f} ms  {median / floor:6.1f}")
