// What is done to the finished site before it takes the former one's place: one step after the other.
import "./divide.mjs";
import "./externalize.mjs";
import "./preload.mjs";
import "./keep.mjs";
